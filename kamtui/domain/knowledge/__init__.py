"""What is known of an account: bonds, dossier, satisfaction, competitors, portfolio."""

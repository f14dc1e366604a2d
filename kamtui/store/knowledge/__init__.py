"""Bonds, dossiers, satisfaction, competitors and portfolios in the book."""

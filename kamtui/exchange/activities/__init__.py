"""Activities as a CRM exports them: conversations that were held, tasks that are open, and notes, all in one list."""

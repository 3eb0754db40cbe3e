"""What is known: facts, their sources, their names, and the SQL that finds them."""

"""How one talks about what is known: words to a question, a question to an answer, an answer to a reply."""

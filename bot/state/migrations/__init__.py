"""How the tables came to be as they are, step by step.

To change a table: change it in `bot.state.tables`, add a step to `versions` by hand, and never change a step that was released.
"""

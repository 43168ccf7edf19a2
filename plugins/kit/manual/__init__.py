"""The pages of the manual that the code itself knows: every field, and every kind of problem.

What a field is, what it takes and whether it is needed is asked of the model, what a problem
says of its kind; the YAML files beside this one hold only examples.
"""

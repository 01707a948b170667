"""The command line. Data goes to stdout; progress, notes and errors go to stderr. Exit codes: 0 all, 1 part, 2 none."""

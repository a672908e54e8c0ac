"""How the shipped models were made, from data to file. Needs torch; never imported by the package."""

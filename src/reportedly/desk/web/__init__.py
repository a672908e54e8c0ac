"""The web desk: the newsroom's screen, served on this machine.
In: an archive. Out: pages over HTTP, and JSON for programs. `app.create` makes the application.
"""

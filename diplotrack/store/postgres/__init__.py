"""The index on a PostgreSQL server, for a team: published whole, and asked as the file is.

`address` says where; `connecting` opens, and `sentences` tell what went wrong; `publishing` copies an index
file into a schema of its own (`tables`, `words`), a *generation*; `generations` knows which one counts and
who still reads which; `reading` answers from one, with the SQL that asks the file (`translation`).
"""

"""The database: a dossier's index, built whole from the model and answering questions about it.

Building goes model -> `rows` -> `tables` -> a file put in place by `publishing`; asking goes question ->
`conditions` -> rows -> `loading` -> model. Row ids never leave this room: the model speaks keys.
"""

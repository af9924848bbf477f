"""Source criticism: what a dossier's reports are worth. Model values in, findings out; all pure.

`comparing` sets articles side by side, and `suggesting` finds utterances that may be one. `knowing` tells
what was known on a day, `changing` what came after it. `citations` are looked for in a text by `verifying`,
and `covering` says how much of it they cover. `contradictions` puts together what `reported`, `wordings`,
`offices` and `orders` find; `gaps` and `silences` look for what is missing.
"""

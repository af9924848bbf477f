-- All records of "diplotrack export jsonl" but the first: events, each before what was said there, then actors
-- and articles.
.mode list
SELECT json_object(
    'record', 'event', 'key', key, 'title', title, 'summary', summary,
    'date', json_object('edtf', edtf, 'basis', basis, 'why', why),
    'status', status, 'type', type, 'place', place,
    'actors', (
        SELECT json_group_array(json_object('key', actor.key, 'name', actor.name, 'role', part.role))
        FROM event_actor AS part CROSS JOIN actor ON actor.key = part.actor WHERE part.event = event.key
    ),
    'articles', (SELECT json_group_array(article) FROM report WHERE report.event = event.key),
    'utterances', (
        SELECT json_group_array(key) FROM (
            SELECT said.key FROM utterance AS said WHERE said.event = event.key ORDER BY said.position
        )
    ),
    'part_of', part_of,
    'responds_to', (
        SELECT json_group_array(other) FROM relation
        WHERE relation.event = event.key AND relation.relation = 'responds_to'
    ),
    'match', 'certain',
    'follows', (
        SELECT json_group_array(other) FROM relation
        WHERE relation.event = event.key AND relation.relation = 'follows'
    ),
    'mode', mode,
    'contexts', (SELECT json_group_array(context) FROM event_context WHERE event_context.event = event.key),
    'note', note
) || coalesce((
    SELECT group_concat(char(10) || record, '') FROM (
        SELECT json_object(
            'record', 'utterance', 'key', said.key, 'event', said.event,
            'speaker', json_object('key', actor.key, 'name', actor.name), 'addressee', said.addressee,
            'wordings', (
                SELECT json_group_array(json_object(
                    'article', article, 'manner', manner,
                    'words', (
                        SELECT group_concat(words, ' ') FROM fragment
                        WHERE fragment.utterance = wording.utterance AND fragment.article = wording.article
                    ),
                    'fragments', (
                        SELECT json_group_array(words) FROM fragment
                        WHERE fragment.utterance = wording.utterance AND fragment.article = wording.article
                    )
                ))
                FROM wording WHERE wording.utterance = said.key
            )
        ) AS record
        FROM utterance AS said CROSS JOIN actor ON actor.key = said.speaker
        WHERE said.event = event.key ORDER BY said.position
    )
), '')
FROM event ORDER BY rank;

SELECT json_object(
    'record', 'actor', 'key', key, 'name', name, 'kind', kind,
    'aliases', (SELECT json_group_array(alias) FROM alias WHERE alias.actor = actor.key AND position > 0),
    'of', (SELECT json_group_array(body) FROM membership WHERE membership.actor = actor.key),
    'offices', (
        SELECT json_group_array(json_object('office', office, 'edtf', dates, 'basis', basis))
        FROM office WHERE office.actor = actor.key
    ),
    'events', coalesce((SELECT number FROM tally WHERE tally.kind = 'actor' AND tally.key = actor.key), 0),
    'quotes', coalesce((SELECT number FROM tally WHERE tally.kind = 'speaker' AND tally.key = actor.key), 0)
)
FROM actor ORDER BY path, number, key;

SELECT json_object(
    'record', 'article', 'key', key, 'title', title, 'published', published, 'basis', basis,
    'events', coalesce((SELECT number FROM tally WHERE tally.kind = 'article' AND tally.key = article.key), 0),
    'quotes', coalesce((SELECT number FROM tally WHERE tally.kind = 'printed' AND tally.key = article.key), 0),
    'text_sha256', sha256, 'unreviewed', json_array()
)
FROM article ORDER BY path, number, key;

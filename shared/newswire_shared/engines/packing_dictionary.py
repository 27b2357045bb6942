"""The preset dictionary of `packed_documents`: what nearly every document and head repeats, the commonest last.

A document becomes smaller by a seventh through it, a head by two thirds.  A file holds what was deflated with it, so it
never changes: another one would need another table.
"""

DICTIONARY = b"""
"kind":"role"},"kind":"demonym"},"kind":"alias"},"type":"event","type":"other","type":"organisation","type":"place",
"relation":"according to","relation":"reports","relation":"told","title":"","teaser":null},"time":"","similarity":0.9
"copy_of":{"duplicate_of":"","kind":"reprint","similarity":1.0},"published_precision":"day","published_from":"meta",
"again":[{"capture_id":"","fetched_at":"2026-01-01T00:00:00Z","title":"","ref":""}],"kind":"brief","language":"de",
"score":0.5,"why":"the article links to it"},{"id":"","score":1.0,"why":"names  and "}],"truncated":true
"candidates":[{"field":"authors","origin":"meta","value":""},{"field":"published","origin":"jsonld","value":""},
{"field":"title","origin":"heading","value":""},{"field":"language","origin":"text","value":""},
"speaker":null,"speaker_id":null,"kind":"indirect","text":"","spans":[{"field":"body","start":1,"end":2}]}],
"attribution":[{"field":"body","start":0,"end":0,"source":"","source_id":null,"relation":"told"}],
"dates":[{"field":"body","start":0,"end":0,"text":"","date":"2026-01-01"}],
{"id":"organisation:","name":"","type":"organisation","salience":0.25,"confidence":0.9,"mentions":[
{"field":"title","start":0,"end":1,"text":"","kind":"name"},{"field":"body","start":10,"end":20,"text":"","kind":"name"}]},
{"id":"place:","name":"","type":"place","salience":0.25},{"id":"person:","name":"","type":"person","salience":0.5},
{"id":"Q","name":"","type":"person","salience":0.1,"confidence":0.9,"mentions":[{"field":"body","start":100,"end":110,
"text":"","kind":"name"}]}],"quotes":[{"speaker":"","speaker_id":"","kind":"direct","text":"","spans":[
{"field":"body","start":0,"end":0}]}],"attribution":[],"dates":[],"dateline":null,"related":[],"ticker":[],
"links":["https://www."],"candidates":[],"copy_of":null,"story":null,"relations":[]},"revisions":[{"capture_id":"",
"fetched_at":"2026-01-01T00:00:00Z","digest":"","title":"","ref":"enriched/2026/","again":[]}],
"story":{"id":"","copy_of":null},"indexed_at":"2026-01-01T00:00:00Z"}
{"article_id":"","url":"https://www.","title":"","summary":"","published_at":"2026-01-01T00:00:00Z",
"published_precision":"instant","published_from":"jsonld","first_seen_at":"2026-01-01T00:00:00Z","source":"",
"language":"en","authors":[""],"section":"world","image":"https://","story":"","entities":[{"id":"","name":"
{"article":{"article_id":"","capture_id":"","url":"https://","canonical":"https://","source":"","lane":"live","title":"",
"kind":"article","authors":[""],"published_at":"2026-01-01T00:00:00Z","published_precision":"instant",
"published_from":"jsonld","modified_at":null,"language":"en","section":null,"tags":[],"agency":null,"image":"https://",
"paywalled":false,"first_seen_at":"2026-01-01T00:00:00Z","fetched_at":"2026-01-01T00:00:00Z","digest":"",
"raw_ref":"raw/2026/","versions":{"extract":"1","entities":"1"},"entities":[
"""

create table scenario (
  id text not null primary key,
  ordinal integer not null unique,
  parent text references scenario (id),
  forked_seq integer,
  name text,
  start blob,
  status text not null check (status in ('baseline', 'active', 'archived')),
  who text not null,
  created text not null,
  format integer not null,
  digest text not null,
  check ((parent is null) = (start is not null)),
  check ((parent is null) = (forked_seq is null)),
  check ((parent is null) = (name is null))
) strict;

create table log (
  scenario text not null references scenario (id),
  seq integer not null check (seq > 0),
  verb text not null check (verb in ('do', 'undo', 'redo', 'note')),
  target integer,
  change text,
  why text not null,
  who text not null,
  at text not null,
  merged_scenario text references scenario (id),
  merged_seq integer,
  format integer not null,
  digest text not null,
  primary key (scenario, seq),
  check ((verb = 'do') = (change is not null)),
  check ((verb = 'do') = (target is null)),
  check ((merged_scenario is null) = (merged_seq is null))
) strict;

create table setting (
  key text not null,
  seq integer not null check (seq > 0),
  value text not null,
  who text not null,
  at text not null,
  digest text not null,
  primary key (key, seq)
) strict, without rowid;

-- The only team that a waiver is for; null: everybody.

alter table waivers add column team text;

package check

import "sandtable/model"

// mapParts is the number of parts of a map: so few that copying their addresses is
// nothing, so many that a part of a large table is small.
const mapParts = 256

// persistentMap is a table whose later states share with it every part that was not written
// since: an immutable value. The zero map is empty.
type persistentMap[V any] struct{ parts *[mapParts]map[model.ID]V }

// part tells where an id stands, by its FNV-1a hash.
func part(id model.ID) int {
	h := uint32(2166136261)
	for i := range len(id) {
		h = (h ^ uint32(id[i])) * 16777619
	}
	return int((h ^ h>>8 ^ h>>16) % mapParts)
}

// at gives what stands under an id; the zero value when nothing does.
func (s persistentMap[V]) at(id model.ID) (v V) {
	if s.parts == nil {
		return v
	}
	return s.parts[part(id)][id]
}

// mapEdit is a map being written; it copies a part when it first writes to it.
type mapEdit[V any] struct {
	persistentMap[V]
	owned [mapParts]bool
}

func (s persistentMap[V]) edit() *mapEdit[V] {
	e := &mapEdit[V]{}
	e.parts = new([mapParts]map[model.ID]V)
	if s.parts != nil {
		*e.parts = *s.parts
	}
	return e
}

func (e *mapEdit[V]) own(i int) {
	if e.owned[i] {
		return
	}
	copied := make(map[model.ID]V, len(e.parts[i])+1)
	for id, v := range e.parts[i] {
		copied[id] = v
	}
	e.parts[i], e.owned[i] = copied, true
}

func (e *mapEdit[V]) put(id model.ID, v V) {
	i := part(id)
	e.own(i)
	e.parts[i][id] = v
}

func (e *mapEdit[V]) drop(id model.ID) {
	i := part(id)
	if _, there := e.parts[i][id]; there {
		e.own(i)
		delete(e.parts[i], id)
	}
}

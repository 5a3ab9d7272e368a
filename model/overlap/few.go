package overlap

import (
	"runtime"
	"sync"
	"sync/atomic"

	"sandtable/model/meaning"
)

// acquainted finds all near pairs where duties are few: each text is one of its
// organisation, so that what many of them say counts little.
func (x Index) acquainted() Index {
	var ms []*meaning.Meaning
	for _, p := range x.ps {
		if p != nil {
			ms = append(ms, &p.meaning)
		}
	}
	x.base, x.late, x.crowd = nil, nil, meaning.NewCrowd(ms)
	for _, p := range x.ps {
		if p != nil {
			p.portrait = meaning.Portray(&p.meaning, x.crowd)
		}
	}
	found := make([][]mate, len(x.ps)) // of each with those before it
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(x.ps)/64+1) {
		workers.Go(func() {
			r := x.reader()
			for {
				i := int(next.Add(1)) - 1
				if i >= len(x.ps) {
					return
				}
				for j := range i {
					if m, near := x.meet(r, int32(i), int32(j)); near {
						found[i] = append(found[i], m)
					}
				}
			}
		})
	}
	workers.Wait()
	x.near = both(found)
	return x
}

// meet compares the duties at two slots; m is the mate of the first.
func (x Index) meet(r reader, i, j int32) (m mate, near bool) {
	p, q := x.ps[i], x.ps[j]
	if p == nil || q == nil || i == j {
		return mate{}, false
	}
	m = r.meet(p, q)
	m.slot = j
	return m, m.partner(p, q).near()
}

// meetAgain lets the near pairs follow edited duties where all are few: also the texts
// whose words now say more or less than before meet all others again.
func (x *Index) meetAgain(before Index, edited []int32) {
	var left, came []*meaning.Meaning
	for _, i := range edited {
		if int(i) < len(before.ps) && before.ps[i] != nil {
			left = append(left, &before.ps[i].meaning)
		}
		if x.ps[i] != nil {
			came = append(came, &x.ps[i].meaning)
		}
	}
	crowd, keys, all := before.crowd.Next(left, came)
	x.crowd = crowd
	again := map[int32]bool{}
	for _, i := range edited {
		again[i] = true
	}
	for i, p := range x.ps {
		if p == nil {
			continue
		}
		if all || p.meaning.Says(keys) {
			again[int32(i)] = true
		}
		if again[int32(i)] {
			q := *p // the version before keeps its own
			q.portrait = meaning.Portray(&q.meaning, crowd)
			x.ps[i] = &q
		}
	}
	r := rewired{x, map[int32]bool{}}
	for i := range again {
		r.drop(i)
	}
	compare := x.reader()
	for i := range x.ps {
		if !again[int32(i)] {
			continue
		}
		for j := range x.ps {
			if again[int32(j)] && j <= i {
				continue
			}
			if m, near := x.meet(compare, int32(i), int32(j)); near {
				r.join(int32(i), m)
			}
		}
	}
	x.changed = r.touched()
}

package check

import (
	"iter"
	"slices"
)

// pageSize is how many findings a page of a list holds at first: few enough that writing
// to one is little work, many enough that there are few of them.
const pageSize = 256

// findingList lists findings in the order of compareFindings, in pages: a later state shares
// every page that was not written to since. It is an immutable value; the zero list is
// empty.
type findingList struct {
	pages [][]*Finding // none is empty
	n     int
}

// newFindingList sorts a list, which it takes over.
func newFindingList(list []*Finding) findingList {
	slices.SortFunc(list, compareFindings)
	return findingList{slices.Collect(slices.Chunk(list, pageSize)), len(list)}
}

// each yields all findings; they must not be written to.
func (r findingList) each() iter.Seq[*Finding] {
	return func(yield func(*Finding) bool) {
		for _, page := range r.pages {
			for _, x := range page {
				if !yield(x) {
					return
				}
			}
		}
	}
}

// replaced gives the list without some findings and with others. Those that are not there
// need not be taken out.
func (r findingList) replaced(gone, come []*Finding) findingList {
	slices.SortFunc(gone, compareFindings)
	slices.SortFunc(come, compareFindings)
	next := findingList{pages: make([][]*Finding, 0, len(r.pages)+1), n: r.n}
	for i, page := range r.pages {
		if len(gone)+len(come) == 0 {
			next.pages = append(next.pages, r.pages[i:]...)
			return next
		}
		to := func(list []*Finding) int { // how many belong on this page
			if i+1 == len(r.pages) {
				return len(list)
			}
			n, _ := slices.BinarySearchFunc(list, r.pages[i+1][0], compareFindings)
			return n
		}
		g, c := to(gone), to(come)
		written := rewritten(page, gone[:g], come[:c])
		gone, come = gone[g:], come[c:]
		next.n += len(written) - len(page)
		next.add(written)
	}
	next.n += len(come) // there was no page
	next.add(come)
	return next
}

// rewritten is a page without some findings and with others, all in order.
func rewritten(page, gone, come []*Finding) []*Finding {
	if len(gone)+len(come) == 0 {
		return page
	}
	out := make([]*Finding, 0, len(page)+len(come))
	upTo := func(x *Finding) {
		i, _ := slices.BinarySearchFunc(page, x, compareFindings)
		out, page = append(out, page[:i]...), page[i:]
	}
	for len(gone)+len(come) > 0 {
		if len(come) == 0 || len(gone) > 0 && compareFindings(gone[0], come[0]) <= 0 {
			if upTo(gone[0]); len(page) > 0 && compareFindings(page[0], gone[0]) == 0 {
				page = page[1:]
			}
			gone = gone[1:]
		} else {
			upTo(come[0])
			out, come = append(out, come[0]), come[1:]
		}
	}
	return append(out, page...)
}

// add puts a page at the end, cut in two or more when it has grown.
func (r *findingList) add(page []*Finding) {
	if len(page) <= 2*pageSize {
		if len(page) > 0 {
			r.pages = append(r.pages, page)
		}
		return
	}
	r.pages = slices.AppendSeq(r.pages, slices.Chunk(page, pageSize))
}

// apart leaves out of two lists the findings that they share, which are most when one was
// made of the other.
func apart(a, b findingList) (onlyA, onlyB []*Finding) {
	var x, y []*Finding // what is left of the pages at hand
	for {
		if len(x) == 0 && len(y) == 0 && len(a.pages) > 0 && len(b.pages) > 0 && samePage(a.pages[0], b.pages[0]) {
			a.pages, b.pages = a.pages[1:], b.pages[1:]
			continue
		}
		if len(x) == 0 && len(a.pages) > 0 {
			x, a.pages = a.pages[0], a.pages[1:]
		}
		if len(y) == 0 && len(b.pages) > 0 {
			y, b.pages = b.pages[0], b.pages[1:]
		}
		if len(x) == 0 || len(y) == 0 {
			break
		}
		if x[0] == y[0] {
			x, y = x[1:], y[1:]
			continue
		}
		order := compareFindings(x[0], y[0])
		if order <= 0 {
			onlyA, x = append(onlyA, x[0]), x[1:]
		}
		if order >= 0 {
			onlyB, y = append(onlyB, y[0]), y[1:]
		}
	}
	return slices.Concat(onlyA, x, slices.Concat(a.pages...)), slices.Concat(onlyB, y, slices.Concat(b.pages...))
}

func samePage(p, q []*Finding) bool { return len(p) == len(q) && &p[0] == &q[0] }

// Only gives the findings of the list that somebody keeps; what was found stays what it is.
func (f Findings) Only(keep func(*Finding) bool) Findings {
	var list []*Finding
	for x := range f.list.each() {
		if keep(x) {
			list = append(list, x)
		}
	}
	f.list = newFindingList(list)
	return f
}

package carry

// Edge scrolling (design tokens §8): from edge px inside what is scrolled, speed grows
// linearly with the depth.
const (
	scrollEdge = 48
	scrollSlow = 200  // px/s
	scrollFast = 1200 // px/s
)

// EdgeSpeed is the speed in px/s at a distance from the start of a length.
func EdgeSpeed(at, length float32) float32 {
	depth := float32(0)
	switch {
	case at < scrollEdge:
		depth = at - scrollEdge
	case at > length-scrollEdge:
		depth = at - (length - scrollEdge)
	default:
		return 0
	}
	share := min(max(depth/scrollEdge, -1), 1)
	if share < 0 {
		return -scrollSlow + share*(scrollFast-scrollSlow)
	}
	return scrollSlow + share*(scrollFast-scrollSlow)
}

// ScrollBy moves an offset within 0 and most, and reports whether it did.
func ScrollBy(offset, by, most float32, to func(float32)) bool {
	next := min(max(offset+by, 0), max(most, 0))
	if by == 0 || next == offset {
		return false
	}
	to(next)
	return true
}

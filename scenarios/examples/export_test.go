package examples

// Correspondences lists what the two lists of the brief have in common: duties,
// goals and key tasks.
func Correspondences() ([]Correspondence, error) {
	d, err := readSeed()
	return d.Correspondences, err
}

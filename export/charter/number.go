package charter

import "strconv"

// number says which of how many; of 0 only which.
func number(n, of int) string {
	if of == 0 {
		return strconv.Itoa(n)
	}
	return strconv.Itoa(n) + " / " + strconv.Itoa(of)
}

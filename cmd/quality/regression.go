package main

import "math"

// sample is the features of a pair and whether it is one of those sought.
type sample struct {
	x      []float64
	y      bool
	weight float64
}

// regress finds the weights of a logistic regression with a ridge, by Newton's
// method. The first feature is the bias, which has no ridge. Both classes count the
// same altogether.
func regress(samples []sample, ridge float64) []float64 {
	n := len(samples[0].x)
	var yes, no float64
	for _, s := range samples {
		if s.y {
			yes += s.weight
		} else {
			no += s.weight
		}
	}
	w := make([]float64, n)
	for range 25 {
		gradient, hessian := make([]float64, n), make([][]float64, n)
		for i := range n {
			hessian[i] = make([]float64, n)
			if i > 0 {
				gradient[i] = ridge * w[i]
				hessian[i][i] = ridge
			}
		}
		for _, s := range samples {
			y, share := 0.0, s.weight/no
			if s.y {
				y, share = 1, s.weight/yes
			}
			z := 0.0
			for i, x := range s.x {
				z += w[i] * x
			}
			p := 1 / (1 + math.Exp(-z))
			for i, x := range s.x {
				gradient[i] += share * (p - y) * x
				for j := range i + 1 {
					hessian[i][j] += share * p * (1 - p) * x * s.x[j]
				}
			}
		}
		for i := range n {
			hessian[i][i] += 1e-9
			for j := range i {
				hessian[j][i] = hessian[i][j]
			}
		}
		for i, step := range solve(hessian, gradient) {
			w[i] -= step
		}
	}
	return w
}

// solve gives x with a·x = b, by elimination with pivots. It writes to both.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	for i := range n {
		pivot := i
		for j := i + 1; j < n; j++ {
			if math.Abs(a[j][i]) > math.Abs(a[pivot][i]) {
				pivot = j
			}
		}
		a[i], a[pivot] = a[pivot], a[i]
		b[i], b[pivot] = b[pivot], b[i]
		for j := i + 1; j < n; j++ {
			m := a[j][i] / a[i][i]
			for k := i; k < n; k++ {
				a[j][k] -= m * a[i][k]
			}
			b[j] -= m * b[i]
		}
	}
	x := make([]float64, n)
	for i := n - 1; i >= 0; i-- {
		x[i] = b[i]
		for j := i + 1; j < n; j++ {
			x[i] -= a[i][j] * x[j]
		}
		x[i] /= a[i][i]
	}
	return x
}

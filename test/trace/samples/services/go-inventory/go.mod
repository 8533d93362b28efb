module example.com/invsvc

go 1.24

require (
	example.com/inverr v0.0.0
	github.com/go-chi/chi/v5 v5.2.3
)

replace example.com/inverr => ./out/go

module example.org/samples

go 1.22

require (
	example.com/shoperrors v0.0.0
	github.com/gin-gonic/gin v0.0.0
	github.com/go-chi/chi/v5 v5.0.0
)

replace (
	example.com/shoperrors => ../shoperrors
	github.com/gin-gonic/gin => ./libraries/gin
	github.com/go-chi/chi/v5 => ./libraries/chi
)

module example.com/paysvc

go 1.24

require example.com/payerr v0.0.0

replace example.com/payerr => ./out/go

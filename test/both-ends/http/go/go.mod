module shop.example/app

go 1.21

require shop.example/errors v0.0.0

replace shop.example/errors => ../../out/go

module example.org/samples

go 1.22

require example.com/shoperrors v0.0.0

replace example.com/shoperrors => ../shoperrors

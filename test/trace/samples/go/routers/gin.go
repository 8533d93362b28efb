package routers

import (
	"example.com/shoperrors"
	"example.com/shoperrors/billing"
	"example.com/shoperrors/common"
	"github.com/gin-gonic/gin"
)

// Payments returns the routes of payments.
func Payments() *gin.Engine {
	engine := gin.New()
	engine.Use(answerErrors)
	register(engine.Group("/orders", token))
	return engine
}

func register(group *gin.RouterGroup) {
	group.POST("/:id/payment", funds, pay)
	group.Handle("POST", "/:id/refund", refund)
}

// answerErrors answers with the last error of a request.
func answerErrors(c *gin.Context) {
	c.Next()
	for _, each := range c.Errors {
		response := shoperrors.Encode(each.Err, shoperrors.EncodeOptions{})
		c.JSON(response.Status, response.Body)
	}
}

func token(c *gin.Context) {
	if c.Request.Header.Get("Authorization") == "" {
		_ = c.Error(common.NewUnauthenticated())
		c.Abort()
	}
}

func funds(c *gin.Context) {
	if c.Param("id") == "1" {
		fail(c, billing.NewInsufficientFunds())
	}
}

func pay(c *gin.Context) {
	if err := charge(c.Param("id")); err != nil {
		fail(c, err)
	}
}

func refund(c *gin.Context) { fail(c, billing.NewRefundTooLate()) }

func fail(c *gin.Context, err error) {
	_ = c.Error(err)
	c.Abort()
}

func charge(id string) error {
	if id == "2" {
		return billing.NewCardDeclined()
	}
	return nil
}

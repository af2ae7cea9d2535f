module dts-cross-account/tests/conformance/go

go 1.21

require (
	github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/cam v1.3.42
	github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common v1.3.42
	github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/sts v1.1.11
)

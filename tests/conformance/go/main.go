// The official Go clients of CAM and STS against one endpoint: prints, for each call, its name and the code it was
// answered with, `ok` for none, as one line of JSON.
package main

import (
	"encoding/json"
	"errors"
	"os"

	cam "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/cam/v20190116"
	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common"
	sdkerrors "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/errors"
	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/profile"
	sts "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/sts/v20180813"
)

const region = "ap-guangzhou"

// setting is what the test writes on standard input.
type setting struct {
	Endpoint   string
	Source     identity
	Target     identity
	ExternalID string
}

type identity struct{ Uin, SecretID, SecretKey string }

type result struct {
	Name string `json:"name"`
	Code string `json:"code"`
}

func main() {
	var given setting
	if err := json.NewDecoder(os.Stdin).Decode(&given); err != nil {
		panic(err)
	}
	output := json.NewEncoder(os.Stdout)
	for _, call := range calls(given) {
		if err := output.Encode(result{call.name, codeOf(call.run())}); err != nil {
			panic(err)
		}
	}
}

type call struct {
	name string
	run  func() error
}

func calls(given setting) []call {
	source, target := newClients(given, given.Source), newClients(given, given.Target)
	stranger := newClients(given, identity{SecretID: "AKIDstranger", SecretKey: "no key"})
	forger := newClients(given, identity{SecretID: given.Source.SecretID, SecretKey: "no key"})
	role := common.StringPtr("go-conformance")
	arn := common.StringPtr("qcs::cam::uin/" + given.Source.Uin + ":roleName/go-conformance")
	trust := `{"version":"2.0","statement":[{"action":"name/sts:AssumeRole","effect":"allow",` +
		`"principal":{"qcs":["qcs::cam::uin/` + given.Target.Uin + `:root"]},` +
		`"condition":{"string_equal":{"sts:external_id":"` + given.ExternalID + `"}}}]}`

	assume := func(externalID string, roleArn *string) error {
		request := sts.NewAssumeRoleRequest()
		request.RoleArn = roleArn
		request.RoleSessionName = common.StringPtr("go")
		request.ExternalId = common.StringPtr(externalID)
		_, err := target.sts.AssumeRole(request)
		return err
	}
	createRole := func() error {
		request := cam.NewCreateRoleRequest()
		request.RoleName = role
		request.PolicyDocument = common.StringPtr(trust)
		_, err := source.cam.CreateRole(request)
		return err
	}
	getRole := func(clients clients, name *string) error {
		request := cam.NewGetRoleRequest()
		request.RoleName = name
		_, err := clients.cam.GetRole(request)
		return err
	}
	attach := func(policy string) error {
		request := cam.NewAttachRolePolicyRequest()
		request.AttachRoleName = role
		request.PolicyName = common.StringPtr(policy)
		_, err := source.cam.AttachRolePolicy(request)
		return err
	}
	whoAmI := func(clients clients) error {
		_, err := clients.sts.GetCallerIdentity(sts.NewGetCallerIdentityRequest())
		return err
	}

	return []call{
		{"who am I", func() error { return whoAmI(source) }},
		{"a role before it exists", func() error { return getRole(source, role) }},
		{"create the role", createRole},
		{"create it again", createRole},
		{"read the role", func() error { return getRole(source, role) }},
		{"read another account's role", func() error { return getRole(target, role) }},
		{"attach a preset policy", func() error { return attach("QcloudDTSReadOnlyAccess") }},
		{"attach a policy that does not exist", func() error { return attach("QcloudNoSuchAccess") }},
		{"take the role", func() error { return assume(given.ExternalID, arn) }},
		{"take the role with another external ID", func() error { return assume("another", arn) }},
		{"take a role that does not exist", func() error {
			return assume(given.ExternalID, common.StringPtr("qcs::cam::uin/"+given.Source.Uin+":roleName/none"))
		}},
		{"delete the role", func() error {
			request := cam.NewDeleteRoleRequest()
			request.RoleName = role
			_, err := source.cam.DeleteRole(request)
			return err
		}},
		{"an unknown key", func() error { return whoAmI(stranger) }},
		{"a wrong signature", func() error { return whoAmI(forger) }},
	}
}

type clients struct {
	cam *cam.Client
	sts *sts.Client
}

func newClients(given setting, who identity) clients {
	settings := profile.NewClientProfile()
	settings.HttpProfile.Endpoint = given.Endpoint
	settings.HttpProfile.Scheme = "HTTP"
	credential := common.NewCredential(who.SecretID, who.SecretKey)
	camClient, err := cam.NewClient(credential, region, settings)
	if err != nil {
		panic(err)
	}
	stsClient, err := sts.NewClient(credential, region, settings)
	if err != nil {
		panic(err)
	}
	return clients{camClient, stsClient}
}

func codeOf(err error) string {
	var refused *sdkerrors.TencentCloudSDKError
	switch {
	case err == nil:
		return "ok"
	case errors.As(err, &refused):
		return refused.Code
	default:
		return err.Error()
	}
}

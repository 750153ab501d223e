import { member, referenceOf } from '../../../template/source/node.ts';
import type { PlacedResource } from '../../../template/template.ts';
import { textValue } from '../../../template/value.ts';
import type { DoctorModel, Hook } from '../../model/doctorModel.ts';
import { placeOf, property } from '../../model/places.ts';
import { listOf } from '../../permissions/rolePermissions.ts';
import { allForms, cannotTell, type Problem, type Rule } from '../../rule.ts';

/** A function in a VPC reaches AWS only through a NAT gateway or an endpoint. */
export const vpcWithoutRoute: Rule = {
  id: 'vpc-without-route',
  severity: 'error',
  title: 'The hook is in a VPC from which it cannot reach CodeDeploy or Lambda.',
  looksAt:
    'The `VpcConfig` of each hook, and the endpoints, NAT gateways and routes of the template. If the subnets are not in the template, it cannot tell.',
  whatToDo:
    'Take the hook out of the VPC, which it needs only if its own code calls something there. Otherwise add a NAT gateway, or the interface endpoints `com.amazonaws.REGION.codedeploy` and `com.amazonaws.REGION.lambda`.',
  forms: allForms,
  check: (model) => model.hooks.flatMap((hook) => judge(model, hook)),
};

function judge(model: DoctorModel, { fn }: Hook): Problem[] {
  const config = property(model, fn, 'VpcConfig');
  const subnets = listOf(member(config, 'SubnetIds'));
  if (config?.kind !== 'map' || subnets.length === 0) return [];
  const at = placeOf(model, fn, 'VpcConfig');
  const resources = [...model.resources.values()];
  if (resources.some(leadsOut)) return [];
  const missing = ['codedeploy', 'lambda'].filter(
    (name) => !resources.some((one) => isEndpoint(one, name)),
  );
  if (missing.length === 0) return [];
  const what = missing.join(' and ');
  const isOwn = subnets.some((subnet) => {
    const id = referenceOf(subnet)?.logicalId;
    return id !== undefined && model.resources.get(id)?.type === 'AWS::EC2::Subnet';
  });
  if (!isOwn) {
    const why = 'its subnets are not in this template';
    return [cannotTell(at, `whether '${fn.logicalId}' reaches ${what} from its VPC`, why)];
  }
  const message = `the hook '${fn.logicalId}' is in a VPC without a NAT gateway or an endpoint for ${what}`;
  return [{ at, message }];
}

/** Ways out of a VPC, of which the template shows only a part. */
const leadsOut = ({ type, properties }: PlacedResource): boolean =>
  /^AWS::EC2::(NatGateway|TransitGateway.*|VPCPeeringConnection|VPNGateway.*|EgressOnlyInternetGateway)$/.test(
    type,
  ) ||
  (type === 'AWS::EC2::Route' &&
    ['NatGatewayId', 'InstanceId', 'NetworkInterfaceId', 'VpcEndpointId'].some(
      (key) => member(properties, key) !== undefined,
    ));

function isEndpoint({ type, properties }: PlacedResource, service: string): boolean {
  if (type !== 'AWS::EC2::VPCEndpoint') return false;
  const name = textValue(member(properties, 'ServiceName'));
  return name?.known !== true || name.value.endsWith(`.${service}`);
}

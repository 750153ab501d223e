import { App } from 'aws-cdk-lib';
import { OrdersStack } from '../lib/ordersStack.ts';

new OrdersStack(new App(), 'orders');

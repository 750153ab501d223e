export { reportFailedDelivery as handler } from 'allow-traffic';

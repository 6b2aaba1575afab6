import { forwardToLab } from '@/features/lab/lab-origin';

export const POST = (request: Request): Promise<Response> => forwardToLab(request, '/go');

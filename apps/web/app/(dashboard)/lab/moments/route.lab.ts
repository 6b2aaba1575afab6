import { forwardToLab } from '@/features/lab/lab-origin';

export const dynamic = 'force-dynamic';

export const GET = (request: Request): Promise<Response> => forwardToLab(request, '/moments');

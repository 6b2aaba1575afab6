export { default } from '@/app/(dashboard)/error';

import { ChooseOrganiser } from '@/features/organise/organiser/choose-organiser';
import { PlainFrame } from '@/features/organise/shell/plain-frame';
import { Account } from './account';

export default function OrganisePage() {
  return (
    <PlainFrame account={<Account />}>
      <ChooseOrganiser />
    </PlainFrame>
  );
}

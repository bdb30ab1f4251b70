import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useRights } from '../../data/viewer';
import { keepDraft } from './draft';

/** Begins a segment with a rule, for those who may make one. */
export function BeginSegment({ rule, label }: { readonly rule: string; readonly label: string }) {
  const { may } = useRights();
  const navigate = useNavigate();
  if (!may('segments:write')) return null;
  const begin = () => {
    keepDraft('new', { name: '', description: '', query: rule });
    void navigate({ to: '/segments/new' });
  };
  return (
    <Button variant="subtle" size="compact-xs" onClick={begin}>
      {label}
    </Button>
  );
}

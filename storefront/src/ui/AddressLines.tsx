import { countryName } from '@/lib/words';

interface AddressLinesProps {
  address: {
    name: string;
    line1: string;
    line2: string | null;
    postalCode: string;
    city: string;
    region?: string | null;
    countryCode: string;
  };
}

/** An address as it stands on a parcel. */
export function AddressLines({ address }: AddressLinesProps) {
  return (
    <address className="text-muted not-italic">
      {[
        address.name,
        address.line1,
        address.line2,
        [address.postalCode, address.city, address.region].filter(Boolean).join(' '),
        countryName(address.countryCode),
      ]
        .filter(Boolean)
        .map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
    </address>
  );
}

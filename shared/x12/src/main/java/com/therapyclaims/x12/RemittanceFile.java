package com.therapyclaims.x12;

import com.therapyclaims.domain.remittances.Payment;
import com.therapyclaims.domain.remittances.RemittanceFault;
import java.util.List;

/** What a remittance file holds, or everything that is wrong with it. */
public sealed interface RemittanceFile {
    /** The file is read whole, and adds up. */
    record Read(List<Payment> payments) implements RemittanceFile {
        public Read {
            payments = List.copyOf(payments);
        }
    }

    /**
     * The file is refused whole.
     *
     * @param faults in the order of the file, at most {@link RemittanceReader#MOST_FAULTS}
     * @param further how many there are beside them
     */
    record Faulty(List<RemittanceFault> faults, int further) implements RemittanceFile {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}

/**
 * Who pays and by which terms: {@link com.therapyclaims.domain.payers.StandardPayers} knows Medicare, a plain commercial
 * preset and a practice's contracts by date; {@link com.therapyclaims.domain.payers.ContractFaults} names everything that
 * is wrong with a contract.
 */
package com.therapyclaims.domain.payers;

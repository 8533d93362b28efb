import { PaymentCode, common, isBillingError, payments } from "./errors.js";

/** What the provider answers, and the error that the API has for it. */
const declines = {
  declined: payments.cardDeclined,
  funds: () => payments.insufficientFunds(),
};

type Decline = keyof typeof declines;

const isDecline = (answer: string): answer is Decline => Object.hasOwn(declines, answer);

export async function charge(id: string): Promise<string> {
  const answer = await ask(`charge ${id}`);
  if (isDecline(answer)) throw declines[answer]();
  return answer;
}

export async function refundOf(id: string): Promise<string> {
  try {
    return await ask(`refund ${id}`);
  } catch (error) {
    if (isBillingError(error, PaymentCode.ProviderDown)) throw common.internal({ cause: error });
    throw error;
  }
}

async function ask(question: string): Promise<string> {
  const response = await fetch(`https://provider.example/${question}`).catch((error: unknown) => {
    throw payments.providerDown({ cause: error });
  });
  return response.text();
}

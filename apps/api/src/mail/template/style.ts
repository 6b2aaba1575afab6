/**
 * How mails look. Mail programs differ: some know no style element, so what must hold stands in the
 * attributes; the dark colours are in the element, over them, for those that know it.
 */
const font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

export const styles = {
  body: `margin:0;padding:0;background-color:#f5f7fb;${font};color:#0c1631`,
  preview: 'display:none;max-height:0;overflow:hidden;mso-hide:all',
  page: 'padding:24px 12px',
  card: 'max-width:600px;width:100%;background-color:#ffffff;border:1px solid #dfe5f0;border-radius:16px;border-collapse:separate',
  brand: `padding:20px 24px 0;${font};font-size:15px;font-weight:700;color:#1d4ed8`,
  cell: `padding:16px 24px 0;${font};font-size:16px;line-height:24px;color:#0c1631`,
  last: 'height:28px;line-height:28px;font-size:1px',
  footer: `padding:16px 24px;${font};font-size:13px;line-height:20px;color:#4f5e7a`,
  heading: 'margin:0;font-size:24px;line-height:31px;font-weight:700;overflow-wrap:anywhere',
  paragraph: 'margin:0;overflow-wrap:anywhere',
  facts: 'width:100%;border-collapse:collapse;table-layout:fixed',
  label: `width:96px;padding:6px 12px 6px 0;vertical-align:top;text-align:left;${font};font-size:14px;line-height:24px;font-weight:400;color:#4f5e7a`,
  value: `padding:6px 0;vertical-align:top;${font};font-size:16px;line-height:24px;color:#0c1631;overflow-wrap:anywhere`,
  before: 'color:#4f5e7a;text-decoration:line-through',
  after: 'font-weight:700',
  quote: 'margin:0;padding:2px 0 2px 14px;border-left:3px solid #c3cddf;overflow-wrap:anywhere',
  from: 'margin:6px 0 0 17px;font-size:14px;color:#4f5e7a',
  code: 'margin:0;padding:16px;border-radius:12px;background-color:#e9edf5;font-family:ui-monospace,Menlo,Consolas,monospace;font-size:32px;line-height:40px;font-weight:700;letter-spacing:8px;text-align:center',
  cover: 'display:block;width:100%;max-width:100%;height:auto;border:0;border-radius:15px 15px 0 0',
  ticket: 'background-color:#ffffff;border:1px solid #dfe5f0;border-radius:12px;text-align:center',
  ticketImage: 'display:block;margin:0 auto;width:240px;height:240px;border:0;color:#0c1631',
  reference: `padding:0 16px 14px;${font};font-size:16px;line-height:24px;color:#0c1631`,
  number: 'font-size:18px;white-space:nowrap',
  button: `display:inline-block;padding:12px 22px;border-radius:12px;background-color:#1d4ed8;${font};font-size:16px;line-height:22px;font-weight:600;color:#ffffff;text-decoration:none`,
  footerLink: 'color:#4f5e7a;text-decoration:underline',
} as const;

/** Elements carry the name of their style as their class. The ticket stays white, or no reader reads it. */
export const darkStyle = `@media (prefers-color-scheme:dark){
.body{background-color:#090f1f!important}
.card{background-color:#111a2e!important;border-color:#213050!important}
.cell,.value,.heading,.paragraph,.quote{color:#eef3fd!important}
.label,.footer,.from,.before,.footerLink{color:#a3b2cd!important}
.brand{color:#7aa8ff!important}
.quote{border-color:#354870!important}
.code{background-color:#1b2740!important;color:#eef3fd!important}
}
@media (max-width:420px){.label{width:84px!important}.code{letter-spacing:5px!important}}`;

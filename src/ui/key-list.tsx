import './styles/key-list.css'
/** Keys and what they do, as a list. */
export function KeyList<Id extends string>({
  rows,
  text,
}: {
  readonly rows: readonly { readonly keys: readonly string[]; readonly message: Id }[]
  readonly text: (message: Id) => string
}) {
  return (
    <dl className="keys" data-part="keys">
      {rows.map(({ keys, message }) => (
        <div key={message}>
          <dt>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{text(message)}</dd>
        </div>
      ))}
    </dl>
  )
}

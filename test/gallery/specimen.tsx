import { Suspense, type ReactNode } from 'react'
import { IntlProvider } from 'react-intl'
import { MESSAGES } from '../../src/app/messages/catalogue.ts'
import { LOCALES } from '../../src/base/localized-text.ts'
import { useLanguage } from '../../src/app/use-app.ts'
import { HatchPatterns } from '../../src/ui/hatch-patterns.tsx'

/** One building part in one state. `name` is for whoever works on it: the same in both languages. */
export function Specimen({
  name,
  wide = false,
  children,
}: {
  readonly name: string
  readonly wide?: boolean
  readonly children: ReactNode
}) {
  return (
    <figure className="specimen" data-specimen={name} data-wide={wide || undefined}>
      <figcaption lang="en">{name}</figcaption>
      <div className="specimen-body">{children}</div>
    </figure>
  )
}

/** Specimens beside and under each other, with the main catalogue. */
export function Sheet({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const language = useLanguage()
  return (
    <IntlProvider locale={LOCALES[language]} messages={MESSAGES[language]}>
      <main className="gallery-sheet">
        <HatchPatterns />
        <h1 lang="en">{title}</h1>
        <Suspense fallback={<p aria-busy="true">…</p>}>{children}</Suspense>
      </main>
    </IntlProvider>
  )
}

/** Specimens of one kind. */
export function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <section className="specimen-row">
      <h2 lang="en">{name}</h2>
      <div>{children}</div>
    </section>
  )
}

/**
 * Whether an answer is a page of a proxy, a portal or a server in trouble rather than a file of the hall: such pages come with
 * 200 as well, and say nothing of what the hall has set.
 */
export const isPage = (text: string): boolean => /^[\s\uFEFF]*</.test(text)

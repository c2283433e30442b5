/** Gives a file to the reader under a name that any system accepts. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\w.]+/g, '-')
    .toLowerCase();
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

import { type ComponentChildren, type Context, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '#contract/snapshot.ts';
import type { DoctorCopy, PanelCopy, SetupCopy } from '../copy/shape.ts';
import { useApp } from './app-context.ts';
import { useTable } from './loaded-copy.ts';

type PartCopy<Table> = {
  Context: Context<Table | null>;
  /** Renders what is below it once the words are loaded, in those of the previous language until the others are. */
  WithWords: (props: { children: ComponentChildren }) => ComponentChildren;
  /** The words. @throws Error outside `Context`. */
  useWords: () => Table;
};

/** The words of a part of the window that loads when it is first shown, from what loads its table in each language. */
function createPartCopy<Table>(tables: Record<Language, () => Promise<Table>>): PartCopy<Table> {
  const CopyContext = createContext<Table | null>(null);
  const load = (language: Language) => tables[language]();
  return {
    Context: CopyContext,
    WithWords: ({ children }) => {
      const loaded = useTable(useApp().language, load);
      return loaded && <CopyContext value={loaded.copy}>{children}</CopyContext>;
    },
    useWords: () => {
      const copy = useContext(CopyContext);
      if (!copy) throw new Error('a part of the window was rendered without its words');
      return copy;
    },
  };
}

/** The words of the panel. */
export const { WithWords: WithPanelCopy, useWords: usePanelCopy } = createPartCopy<PanelCopy>({
  nl: async () => (await import('../copy/nl/panel.ts')).nlPanel,
  en: async () => (await import('../copy/en/panel.ts')).enPanel,
  fr: async () => (await import('../copy/fr/panel.ts')).frPanel,
  de: async () => (await import('../copy/de/panel.ts')).dePanel,
});

/** The words of the doctor. */
export const { WithWords: WithDoctorCopy, useWords: useDoctorCopy } = createPartCopy<DoctorCopy>({
  nl: async () => (await import('../copy/nl/doctor.ts')).nlDoctor,
  en: async () => (await import('../copy/en/doctor.ts')).enDoctor,
  fr: async () => (await import('../copy/fr/doctor.ts')).frDoctor,
  de: async () => (await import('../copy/de/doctor.ts')).deDoctor,
});

/** The words of the setup. */
export const {
  Context: SetupCopyContext,
  WithWords: WithSetupCopy,
  useWords: useSetupCopy,
} = createPartCopy<SetupCopy>({
  nl: async () => (await import('../copy/nl/setup.ts')).nlSetup,
  en: async () => (await import('../copy/en/setup.ts')).enSetup,
  fr: async () => (await import('../copy/fr/setup.ts')).frSetup,
  de: async () => (await import('../copy/de/setup.ts')).deSetup,
});

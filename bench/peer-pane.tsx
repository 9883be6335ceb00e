import { createRoot } from 'react-dom/client';
import { useState } from 'react';
import {
  Button,
  Field,
  FluentProvider,
  Image,
  Textarea,
  makeStyles,
  tokens,
  webLightTheme,
} from '@fluentui/react-components';

/*
 * Stands in for the pane of Microsoft's React template, which no registry holds: where it is at hand, BENCH_TEMPLATE
 * names its folder `dist` and it is measured itself. The same React and Fluent UI v9 components laid out as there, styles made at run time. It has no polyfill for Internet
 * Explorer, which is half of the template's script, so that the peer is rather quicker than the template itself.
 */
const useStyles = makeStyles({
  root: { minHeight: '100vh' },
  welcome: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    paddingTop: '100px',
    paddingBottom: '30px',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  message: {
    fontSize: tokens.fontSizeHero900,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground1,
  },
  list: { marginTop: '20px' },
  item: { paddingBottom: '20px', display: 'flex' },
  prompt: {
    fontWeight: tokens.fontWeightSemibold,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
  },
  field: { marginLeft: '20px', marginTop: '30px', marginBottom: '20px', marginRight: '20px', maxWidth: '50%' },
});

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
const ITEMS = ['Achieve more with Office integration', 'Unlock features and functionality', 'Create and visualize'];

function App() {
  const styles = useStyles();
  const [text, setText] = useState('Some text.');
  return (
    <div className={styles.root}>
      <section className={styles.welcome}>
        <Image width="90" height="90" src={PIXEL} alt="" />
        <h1 className={styles.message}>Welcome</h1>
      </section>
      <ul className={styles.list}>
        {ITEMS.map((item) => (
          <li key={item} className={styles.item}>
            {item}
          </li>
        ))}
      </ul>
      <div className={styles.prompt}>
        <Field className={styles.field} size="large" label="Enter text to be inserted into the document.">
          <Textarea size="large" value={text} onChange={(_, { value }) => setText(value)} />
        </Field>
        <Button appearance="primary" disabled={false} size="large" onClick={() => setText('')}>
          Insert text
        </Button>
      </div>
    </div>
  );
}

void Office.onReady(() => {
  createRoot(document.getElementById('container')!).render(
    <FluentProvider theme={webLightTheme}>
      <App />
    </FluentProvider>,
  );
});

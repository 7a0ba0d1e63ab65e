// A stand-in for Stripe.js: see ElementsEndpoints.cs. Only the calls that are played are there; any other is a TypeError.
(() => {
  const base = new URL('.', document.currentScript.src).href.replace(/\/v3\/?$/, '').replace(/\/$/, '');

  class PaymentElement {
    constructor(publishableKey, options) {
      this.handlers = {};
      this.frame = document.createElement('iframe');
      this.frame.title = 'Secure payment input frame';
      this.frame.src = `${base}/elements/card#${encodeURIComponent(publishableKey)}`;
      this.frame.style.cssText = 'border:0;width:100%;height:196px;color-scheme:normal';
      this.isComplete = false;
      this.waiting = new Map();
      this.heard = (event) => this.hear(event);
      this.options = options;
    }

    mount(target) {
      const place = typeof target === 'string' ? document.querySelector(target) : target;
      addEventListener('message', this.heard);
      place.replaceChildren(this.frame);
    }

    on(event, handler) {
      (this.handlers[event] ??= []).push(handler);
      return this;
    }

    unmount() {
      removeEventListener('message', this.heard);
      this.frame.remove();
    }

    destroy() {
      this.unmount();
    }

    update(options) {
      this.options = { ...this.options, ...options };
    }

    hear({ source, data }) {
      if (source !== this.frame.contentWindow) {
        return;
      }
      if (data.event === 'answer') {
        this.waiting.get(data.call)?.(data.answer);
        this.waiting.delete(data.call);
        return;
      }
      this.isComplete = data.complete ?? this.isComplete;
      for (const handler of this.handlers[data.event] ?? []) {
        handler({ elementType: 'payment', complete: this.isComplete });
      }
    }

    ask(what) {
      const call = crypto.randomUUID();
      return new Promise((resolve) => {
        this.waiting.set(call, resolve);
        this.frame.contentWindow.postMessage({ call, what }, '*');
      });
    }
  }

  window.Stripe = (publishableKey) => {
    if (!/^pk_(test|live)_/.test(publishableKey)) {
      throw new Error('Please call Stripe() with your publishable key.');
    }
    return {
      elements(options) {
        let element = null;
        return {
          create(type, elementOptions) {
            if (type !== 'payment') {
              throw new Error(`The stub plays the payment element only, not '${type}'.`);
            }
            element = new PaymentElement(publishableKey, elementOptions);
            return element;
          },
          update(changed) {
            Object.assign(options, changed);
          },
          submit: () => element.ask('check'),
          element: () => element,
        };
      },
      createPaymentMethod: ({ elements }) => elements.element().ask('create'),
    };
  };
})();
